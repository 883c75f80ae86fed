package dev.weir.app.records.decode;

import java.io.IOException;

/** Says why bytes are not what a decoder looked for: a clause for people, without a full stop. */
public final class NotThis extends IOException {

    private static final long serialVersionUID = 1L;

    public NotThis(String why) {
        super(why);
    }

    /** Decoders fail by the dozen for each record: where they did is of no use. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
