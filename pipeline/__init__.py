"""gongwen: scraped Chinese government texts in, clean and validated XML out, with a ledger of every edit."""
