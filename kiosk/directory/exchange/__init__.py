"""Open data in and out: Open Referral packages, Open Referral UK JSON, and sheets."""
