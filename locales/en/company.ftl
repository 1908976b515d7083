# Names of companies and people, and the prefix of a domain: what is wrong with them, and what to do.
company-name-too-short = A company name has at least two characters. Enter the name as it stands in the register.
company-name-too-long = This name has { $length } characters. Shorten it to at most { $max }.
company-name-only-symbols = This holds only special characters. Enter the name with its letters or digits.
company-name-spaced-letters = These are single characters with spaces between them. Enter the name as it stands in the register.
company-name-repeated = This is one character over and over. Enter the name as it stands in the register.
company-name-only-legal-form = This is only a legal form. Enter the full legal name, such as Birch LLC.
company-name-placeholder = This word stands for no company. Enter the name of the customer as it stands in the register.
company-name-web-ending = This name holds the ending of a web address. Make sure that it is the legal name of the company.

person-name-missing = Enter the name of a person.
person-name-single-character = One character is too short. Enter the name in full, without initials.
person-name-too-long = This name has { $length } characters. Shorten it to at most { $max }.
person-name-no-letter = This name has no letter. Enter the name of a person.
person-name-placeholder = This word stands for no person. Enter the name of somebody at the customer.

domain-prefix-missing = Enter the first part of the domain, such as contoso.
domain-prefix-other-characters = Use only the letters a to z and digits, without spaces, hyphens or dots.
domain-prefix-too-long = This has { $length } characters. Shorten it to at most { $max }.
