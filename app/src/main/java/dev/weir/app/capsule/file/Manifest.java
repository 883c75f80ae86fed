package dev.weir.app.capsule.file;

import java.util.List;

/**
 * What a capsule says of itself. Of the account that it came from it tells no more than the kind and the region.
 *
 * @param format always {@code weir-capsule}
 * @param capsule a UUID, by which what was restored from it is known again
 * @param madeAt an ISO 8601 instant
 * @param madeBy the program, for instance {@code Weir 1.0}
 * @param from the kind of connection: {@code embedded}, {@code endpoint} or {@code aws}
 * @param region for instance {@code eu-central-1}
 * @param complete whether all that was asked for is in it
 * @param notes why it is not complete, and what else its reader should know, sentences
 * @param masked whether values were masked before they were written
 * @param streams in the order of their numbers, from 1
 * @param members all members but the first and the manifest itself
 */
public record Manifest(
        String format,
        int version,
        String capsule,
        String madeAt,
        String madeBy,
        String from,
        String region,
        boolean complete,
        List<String> notes,
        boolean masked,
        List<StreamTally> streams,
        List<Member> members) {

    public Manifest {
        notes = List.copyOf(notes);
        streams = List.copyOf(streams);
        members = List.copyOf(members);
    }

    /**
     * What there is of a stream.
     *
     * @param bytes of the records' data
     * @param oldest arrival of the first record, ISO 8601, or empty
     * @param newest arrival of the last record, or empty
     */
    public record StreamTally(String name, long records, long bytes, String oldest, String newest) {}

    /**
     * A part of the file.
     *
     * @param bytes unpacked
     * @param lines how many lines it has, 0 for one that is read as a whole
     * @param sha256 64 hexadecimal digits, lower case
     */
    public record Member(String name, long bytes, long lines, String sha256) {}

    /** Records of all streams. */
    public long records() {
        return streams.stream().mapToLong(StreamTally::records).sum();
    }

    /** Bytes of the data of all records. */
    public long bytes() {
        return streams.stream().mapToLong(StreamTally::bytes).sum();
    }
}
