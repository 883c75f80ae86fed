package dev.weir.broker.cloudtrail.trail;

/**
 * A log file that was delivered, as a digest names it.
 *
 * @param hash SHA-256 of its text before it was packed, in hexadecimal digits
 * @param oldest the earliest event's time, in milliseconds
 * @param newest the latest
 */
record LogFile(String region, String bucket, String key, String hash, long oldest, long newest) {}
