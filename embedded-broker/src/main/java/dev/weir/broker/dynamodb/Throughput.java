package dev.weir.broker.dynamodb;

/** Provisioned capacity units a second; told, but not held. */
record Throughput(long read, long write) {

    static final Throughput NONE = new Throughput(0, 0);
}
