package dev.weir.app.records.xray;

import dev.weir.app.records.decode.Kind;

/**
 * What became of one decoder on a layer's bytes.
 *
 * @param why the reason, a clause without a full stop
 */
public record Attempt(Kind kind, Outcome outcome, String why) {

    /** What came out. */
    public enum Outcome {
        TAKEN,
        FITS_TOO,
        FAILED,
        NOT_TRIED
    }
}
