package dev.weir.app.query.ask;

import dev.weir.app.query.engine.QueryError;

/** A statement cannot be answered, with the words for a person. */
final class WrongStatement extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient QueryError error;

    WrongStatement(QueryError error) {
        super(error.what());
        this.error = error;
    }

    WrongStatement(String what, String advice) {
        this(new QueryError(what, advice, 0, 0, ""));
    }

    QueryError error() {
        return error;
    }
}
