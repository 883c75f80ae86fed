package dev.weir.app.shell;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the palette offers for what was typed. */
final class PaletteModel {

    /** More than anybody reads. */
    static final int SHOWN = 50;

    private final Supplier<Stream<Entry>> everything;

    PaletteModel(Supplier<Stream<Entry>> everything) {
        this.everything = everything;
    }

    /**
     * One line.
     *
     * @param group what sort of thing it is, for instance "Stream"
     * @param shortcut how its key is written, or an empty text
     */
    record Entry(String name, String group, Icon icon, String shortcut, Runnable run) {}

    /** The best of all that fit, best first; equals keep the order in which they are offered. */
    List<Entry> find(String typed) {
        return everything
                .get()
                .map(entry -> new Scored(entry, FuzzyMatch.score(typed, entry.name())))
                .filter(scored -> scored.score != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .limit(SHOWN)
                .map(Scored::entry)
                .toList();
    }

    private record Scored(Entry entry, int score) {}
}
