package dev.weir.app.query.old;

/** Something has no form in Flink; the message is the reason, a sentence for a person. */
final class NoForm extends Exception {

    private static final long serialVersionUID = 1L;

    NoForm(String reason) {
        super(reason);
    }
}
