package dev.weir.broker.cloudtrail.journal;

/** Bytes of the journal are not what was written. */
final class DamagedJournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedJournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
