DROP TABLE referrals;
DROP TABLE business_logos;
DROP TABLE business_profiles;
DROP TABLE provider_entries;
