"""The film: how it is made from a storyboard, what lies beside it, and how it is played."""
