package dev.weir.app.query.engine;

/** A statement can't be run, which was seen before any engine did. */
public final class StatementProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient QueryError error;

    public StatementProblem(QueryError error) {
        super(error.advice().isEmpty() ? error.what() : error.what() + " " + error.advice());
        this.error = error;
    }

    /** Why, and where. */
    public QueryError error() {
        return error;
    }
}
