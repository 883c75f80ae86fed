package dev.weir.app.delivery.form;

/** The whole numbers of the form, with what they are at first. */
enum Amount {
    BUFFER_MIB(5),
    BUFFER_SECONDS(300),
    LAMBDA_SECONDS(60),
    RETRY_SECONDS(300);

    private final int first;

    Amount(int first) {
        this.first = first;
    }

    int first() {
        return first;
    }
}
