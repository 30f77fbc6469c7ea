"""What the buttons of the header do, in a sentence each."""

from qanneal_gui.support.wording import tr

QUEUE = tr("Let a run with the settings on the left wait in the queue")
START = tr("Start training with the settings on the left")
START_SWEEP = tr("Start all runs of the sweep on the left, on the page Experiments")
QUEUE_SWEEP = tr("Let the sweep on the left wait in the queue")
SAVE = tr("Save the settings on the left as those of the entry that is edited")
CHECKING = tr("The settings are being checked; press Stop to give that up.")
PAUSE = tr("Pause after the current step and save; a submission under way is awaited and billed")
RESUME = tr("Continue with the next step")
STOP = tr("Stop after the current step and save; a submission under way is awaited and billed")
STOP_NOW = tr(
    "Stop now and keep the last finished step; a submission under way is cancelled, but may still be billed"
)
