package dev.weir.app.pipeline;

/** One kind of thing that is looked for in an account. Blocks: virtual threads only. */
interface Part {

    /** What is looked for, as it opens the sentence "Lambda mappings: not allowed to list them." */
    String subject();

    /** Looks; what is thrown is told of the part, and the others go on. */
    void find(Findings into);
}
