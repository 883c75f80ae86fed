package dev.weir.app.journey;

/** Is told what a search finds, as it finds it. Any thread. */
interface Told {

    /** A station, in the order of the way. */
    void hop(Hop hop);

    /** What is searched now, in words. */
    void searching(String words);
}
