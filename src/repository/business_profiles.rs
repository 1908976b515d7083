//! Business profiles of resellers, and their logos.
