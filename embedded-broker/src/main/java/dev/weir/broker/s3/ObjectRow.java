package dev.weir.broker.s3;

/**
 * An object as the database has it.
 *
 * @param version unlike that of every other object and part, now or before
 * @param path of its file in the bucket's folder, divided by slashes
 */
record ObjectRow(StoredObject object, long version, String path) {}
