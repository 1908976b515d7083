// An identity provider for tests: the package `oidc-provider`, with a page of its own to sign in on.
//   node provider.mjs PACKAGE PORT PORTAL    PACKAGE is the folder of the package, PORTAL how the portal's addresses begin

import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [folder, port, portal] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(`${folder}/lib/index.js`));

const page = (title, body) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,"></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "tandem",
      client_secret: "secret-for-tests",
      redirect_uris: [`${portal}/sign-in/sso/callback`],
      backchannel_logout_uri: `${portal}/sign-in/sso/logout`,
      backchannel_logout_session_required: true,
    },
  ],
  cookies: { keys: ["a key for tests"] },
  claims: { openid: ["sub", "amr"], email: ["email"], profile: ["name"] },
  conformIdTokenClaims: false,
  // The portal is on this machine, where the package by itself goes to nobody.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource(ctx, form) {
        ctx.body = page("Sign out", `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out</button>`);
      },
      postLogoutSuccessSource(ctx) {
        ctx.body = page("Signed out", "");
      },
    },
  },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@provider.example`, name: id }) }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
});

provider.on("backchannel.error", (ctx, error) => console.error("back-channel logout failed:", error));

async function text(request) {
  let body = "";
  for await (const part of request) body += part;
  return body;
}

const handle = provider.callback();
createServer(async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return handle(request, response);
  if (request.method !== "POST") {
    await provider.interactionDetails(request, response);
    response.setHeader("content-type", "text/html; charset=utf-8");
    return response.end(
      page("Provider", `<form method="post"><label for="who">User</label> <input id="who" name="who"> <button>Enter</button></form>`),
    );
  }
  const accountId = new URLSearchParams(await text(request)).get("who");
  return provider.interactionFinished(request, response, { login: { accountId, amr: ["pwd"] } }, { mergeWithLastSubmission: false });
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
