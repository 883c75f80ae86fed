package dev.weir.app.scenario.play;

import java.util.Map;

/** The tag on everything that a scenario made: only what has it is ever removed. */
final class Marks {

    static final String KEY = "weir-scenario";
    static final String VALUE = "made";
    static final Map<String, String> TAGS = Map.of(KEY, VALUE);

    private Marks() {}
}
