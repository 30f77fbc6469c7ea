"""The D-Wave account: connection and monthly usage."""
