"""Every chart by its name: what the pages, the images and the briefings show is made here, once."""
