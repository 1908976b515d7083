# Names of companies and people, and the prefix of a domain: what is wrong with them, and what to do.
company-name-too-short = Enter a company name of at least two characters, as it appears in the register.
company-name-too-long = Shorten the name to { $max } characters or fewer. It has { $length }.
company-name-only-symbols = Enter a name with letters or digits. This one has only special characters.
company-name-spaced-letters = Enter the name as it appears in the register. This one has only single characters with spaces between them.
company-name-repeated = Enter the name as it appears in the register. This one repeats a single character.
company-name-only-legal-form = Enter the full legal name, such as Birch LLC. This is only a legal form.
company-name-placeholder = Enter the customer’s legal name. This seems to be a placeholder.
company-name-web-ending = Check that this is the company’s legal name. It seems to be a web address.

person-name-missing = Enter the name of a person.
person-name-single-character = Enter the name in full, without initials.
person-name-too-long = Shorten the name to { $max } characters or fewer. It has { $length }.
person-name-no-letter = Enter the name of a person. This one has no letters.
person-name-placeholder = Enter the name of a real person. This seems to be a placeholder.

domain-prefix-missing = Enter the first part of the domain, such as contoso.
domain-prefix-other-characters = Use only the letters a to z and digits, without spaces, hyphens, or dots.
domain-prefix-too-long = Shorten this to { $max } characters or fewer. It has { $length }.
