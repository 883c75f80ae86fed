package dev.weir.app.capsule.file;

import java.util.List;

/** A file is no capsule, or one that is damaged, hostile, or of another version. Nothing was made of it. */
public final class BrokenCapsule extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    BrokenCapsule(List<Problem> problems) {
        super(problems.getFirst().words());
        this.problems = List.copyOf(problems);
    }

    BrokenCapsule(String member, long line, String what) {
        this(List.of(new Problem(member, line, what)));
    }

    /** What is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
