//! Drawings as a whole.
