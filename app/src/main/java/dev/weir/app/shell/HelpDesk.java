package dev.weir.app.shell;

import dev.weir.app.help.Glossary;
import dev.weir.app.help.HelpPane;
import dev.weir.app.help.PageHelp;
import dev.weir.app.help.Term;
import dev.weir.app.help.Topic;
import dev.weir.app.text.Text;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Opens help in one window, about where the person is. JavaFX thread only. */
final class HelpDesk {

    private final Console console;
    private final Overlay overlay;
    private final TourGuide tours;
    private @Nullable List<Term> terms;

    HelpDesk(Console console, Overlay overlay, TourGuide tours) {
        this.console = console;
        this.overlay = overlay;
        this.tours = tours;
    }

    /** About the page that is shown. */
    void open() {
        show(null);
    }

    /** The words, at those that are called so; empty for all. */
    void openWords(String typed) {
        show(typed);
    }

    private void show(@Nullable String typed) {
        Place place = console.place();
        List<Topic.Key> everywhere = console.actions().stream()
                .filter(action -> action.key() != null)
                .map(HelpDesk::key)
                .toList();
        HelpPane pane = new HelpPane(
                Places.title(place),
                PageHelp.of(place).topic(),
                everywhere,
                new HelpPane.Frame(tours::replay, overlay::close));
        overlay.open(pane, Pos.CENTER, new Insets(24), pane.first());
        if (typed != null) {
            pane.openWords(typed);
        }
    }

    private static Topic.Key key(Action action) {
        KeyCombination key = action.key();
        return new Topic.Key(key == null ? "" : KeyCap.text(key), action.name());
    }

    /** A line of the palette for each word. */
    Stream<PaletteModel.Entry> entries() {
        List<Term> known = terms;
        if (known == null) {
            known = Glossary.all();
            terms = known;
        }
        return known.stream()
                .map(term -> new PaletteModel.Entry(
                        Text.of("What is: {0}", term.name()),
                        Text.of("Word"),
                        Icon.HELP,
                        "",
                        () -> openWords(term.name())));
    }
}
