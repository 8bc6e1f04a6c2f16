"""The directory of services: what is listed, what of it a patient sees, and when it was checked."""
