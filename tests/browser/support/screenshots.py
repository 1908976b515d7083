"""Pictures of every page, for people who work on the look.

    python tests/browser/support/screenshots.py OUTDIR [--languages en,pt-BR,ru] [--widths 360,768,1280]
                                                       [--schemes light,dark] [--chapters provider,reseller,...]
"""

import argparse
import re
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import tour
from portal import Portal
from visitor import Visitor, launch

CHAPTERS = {chapter.__name__: chapter for chapter in [*tour.CHAPTERS, tour.first_start]}


def main():
    options = read_arguments()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright)

        def open_window(portal, **more):
            return Visitor(browser, portal, **more)

        for language in options.languages:
            for name in options.chapters:
                command = "serve" if name == "first_start" else "demo"
                portal = Portal(Path(folder) / language / name / "data", command).start()
                try:
                    for at, (stop, visitor) in enumerate(CHAPTERS[name](open_window, portal, language)):
                        for picture in take(visitor, f"{language} {name} {at:02} {stop}", options):
                            print(picture)
                except AssertionError as e:
                    print(f"{language} {name} could not be gone to its end: {e}")
                finally:
                    portal.kill()
        browser.close()


def take(visitor, name, options):
    name = re.sub(r"[^\w-]+", "-", name)
    for width in options.widths:
        visitor.page.set_viewport_size({"width": width, "height": 740 if width < 600 else 900})
        for scheme in options.schemes:
            visitor.page.emulate_media(color_scheme=scheme)
            visitor.settle()
            picture = options.folder / f"{name}-{width}-{scheme}.png"
            visitor.page.screenshot(path=picture, full_page=True)
            yield picture
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def read_arguments():
    def several(kind, known=None):
        def read(text):
            values = [kind(one) for one in text.split(",")]
            if known and (wrong := set(values) - set(known)):
                raise argparse.ArgumentTypeError(f"{', '.join(wrong)}: none of {', '.join(known)}")
            return values

        return read

    parser = argparse.ArgumentParser(description="Pictures of every page.")
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    languages = ["en", "pt-BR", "ru"]
    parser.add_argument("--languages", type=several(str, languages), default=["en"])
    parser.add_argument("--widths", type=several(int), default=[360, 768, 1280])
    parser.add_argument("--schemes", type=several(str, ["light", "dark"]), default=["light", "dark"])
    parser.add_argument("--chapters", type=several(str, list(CHAPTERS)), default=list(CHAPTERS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
