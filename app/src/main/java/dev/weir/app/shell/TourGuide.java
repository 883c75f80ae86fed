package dev.weir.app.shell;

import dev.weir.app.help.PageHelp;
import dev.weir.app.help.PageHelp.Step;
import dev.weir.app.settings.Preference;
import dev.weir.app.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Shows the tour of a page when it is opened for the first time, and when asked. Never above something else that is open. What
 * was seen is remembered. JavaFX thread only.
 */
final class TourGuide {

    private static final Duration LOOK = Duration.millis(400);

    /** A page that loads for longer is not waited for: it shows its tour the next time. */
    private static final int LOOKS = 25;

    private final Console console;
    private final MainWindow window;
    private final Memory memory;
    private int turn;

    TourGuide(Console console, MainWindow window, Memory memory) {
        this.console = console;
        this.window = window;
        this.memory = memory;
    }

    private static String key(Place place) {
        return "tour.seen|" + place.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The person has come to a place: what ran for another one ends. */
    void cameTo(Place place, boolean mayBegin) {
        turn++;
        window.tour().stop();
        boolean wanted = console.settings().get().preferences().get(Preference.TOURS);
        if (mayBegin && wanted && memory.recall(key(place)) == null) {
            look(place, turn, LOOKS);
        }
    }

    private void look(Place place, int mine, int left) {
        PauseTransition moment = new PauseTransition(LOOK);
        moment.setOnFinished(event -> {
            if (mine != turn) {
                return;
            }
            if (console.settled() && !isBusy()) {
                begin(place, false);
            } else if (left > 0) {
                look(place, mine, left - 1);
            }
        });
        moment.play();
    }

    private boolean isBusy() {
        boolean dialog = Window.getWindows().stream()
                .anyMatch(each -> each instanceof Stage stage
                        && window.getScene().getWindow().equals(stage.getOwner()));
        return window.overlay().isVisible() || dialog;
    }

    /** Shows the tour of where the person is. */
    void replay() {
        window.overlay().close();
        if (!begin(console.place(), true)) {
            console.say(Text.of("There is nothing here yet to point at: the page is still loading, or empty."));
        }
    }

    private boolean begin(Place place, boolean asked) {
        List<Step> steps = new ArrayList<>();
        List<Node> targets = new ArrayList<>();
        for (Step step : PageHelp.of(place).tour()) {
            Node target = window.lookup(step.node());
            if (target != null && isSeen(target)) {
                steps.add(step);
                targets.add(target);
            }
        }
        // By itself only where there is something of the page to show, not just of the frame around it.
        if (steps.size() < (asked ? 1 : 2)) {
            return false;
        }
        window.tour().begin(steps, targets, () -> memory.remember(key(place), "yes"));
        return true;
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        Parent parent = node.getParent();
        return parent != null && node.getLayoutBounds().getWidth() > 0;
    }
}
