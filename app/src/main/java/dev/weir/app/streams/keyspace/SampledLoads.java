package dev.weir.app.streams.keyspace;

/** Loads as they follow from reads of the shards. */
final class SampledLoads {

    /** How long a cell is. */
    static final int CELL_SECONDS = 5;

    private SampledLoads() {}
}
