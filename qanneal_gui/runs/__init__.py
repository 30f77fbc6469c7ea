"""The run library on disk: runs with their steps and samples, the ledger of submissions, finished trials."""
