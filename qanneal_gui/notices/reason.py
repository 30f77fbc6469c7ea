"""Why another computer could not be told, in words that name no class."""

import http.client
import smtplib
import ssl
import urllib.error


def reason(error: Exception, was_cut: bool) -> str:
    """Return why a conversation failed, without anything that the other side has said.

    Parameters
    ----------
    error : Exception
    was_cut : bool
        Whether the conversation took too long and was cut off, whatever that has looked like.
    """
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return "its certificate is not trusted"
    if isinstance(cause, smtplib.SMTPServerDisconnected) and isinstance(cause.__context__, TimeoutError):
        was_cut = True
    if was_cut or isinstance(cause, TimeoutError):
        return "no answer in time"
    if isinstance(cause, ssl.SSLError):
        return "it does not speak TLS at this port"
    if isinstance(cause, http.client.RemoteDisconnected | smtplib.SMTPServerDisconnected | ConnectionError):
        return getattr(cause, "strerror", None) or "it has closed the connection"
    if isinstance(cause, http.client.HTTPException):
        return "its answer is no HTTP"
    if isinstance(cause, smtplib.SMTPResponseException):
        return (
            f"it has answered {cause.smtp_code}" if 400 <= cause.smtp_code < 600 else "its answer is no SMTP"
        )
    return getattr(cause, "strerror", None) or type(cause).__name__
