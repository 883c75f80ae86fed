package dev.weir.app.shell;

import dev.weir.app.connection.Denial;
import dev.weir.app.fx.Failure;
import dev.weir.app.text.Text;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** The way on when something was refused: a button anywhere in the window that asks why. */
final class WhyDenied extends Event {

    /** Rises through the window to whoever can open a place. */
    static final EventType<WhyDenied> WANTED = new EventType<>(Event.ANY, "WHY_DENIED");

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    private WhyDenied(Place place) {
        super(WANTED);
        this.place = place;
    }

    static boolean helpsWith(Failure failure) {
        return failure.kind() == Failure.Kind.DENIED;
    }

    /** Where the question can be asked. */
    Place place() {
        return place;
    }

    static Button button(Failure failure) {
        Denial denial = Denial.of(failure.detail());
        Button button = new Button(Text.of("Why is this denied?"), Icons.of(Icon.KEY));
        button.setId("why-denied");
        button.setTooltip(new Tooltip(denial.why() + "\n" + denial.advice()));
        button.setOnAction(event -> button.fireEvent(
                new WhyDenied(new Place.Access(denial.principalArn(), denial.action(), denial.resource()))));
        return button;
    }
}
