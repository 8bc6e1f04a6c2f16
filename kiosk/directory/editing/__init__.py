"""What stands behind the volunteers' form: what they type, as facts, with what to tell them."""
