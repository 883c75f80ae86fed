package dev.weir.app.journey;

import dev.weir.app.shell.Format;
import dev.weir.app.shell.Icons;
import dev.weir.app.shell.Place;
import dev.weir.app.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A station of the way: what it is, how sure that is and why, when the record came there and how long that took. */
final class HopCard extends HBox {

    /**
     * Shows a hop.
     *
     * @param before when the record came to the last station before whose time is known; null for the first
     * @param opener goes to the page of the thing
     */
    HopCard(Hop hop, @Nullable Instant before, ZoneId zone, Consumer<Place> opener) {
        super(12);
        getStyleClass().addAll("hop", "hop-" + hop.certainty().name().toLowerCase(Locale.ROOT));
        setId("hop-" + hop.kind().name().toLowerCase(Locale.ROOT));
        VBox body = new VBox(6, heading(hop, opener), reason(hop));
        if (!hop.facts().isEmpty()) {
            body.getChildren().add(facts(hop));
        }
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinWidth(0);
        getChildren().addAll(rail(hop), body, times(hop, before, zone));
    }

    /**
     * How much later, in words; empty where one of the times is not known.
     *
     * @param coarse whether one of the times is of whole seconds
     */
    static String later(@Nullable Instant before, @Nullable Instant when, boolean coarse) {
        if (before == null || when == null) {
            return "";
        }
        long millis = Duration.between(before, when).toMillis();
        if (coarse) {
            return String.format(Text.numbers(), "≈ +%,d s", Math.max(0, Math.round(millis / 1000.0)));
        }
        String size = Math.abs(millis) < 10_000
                ? String.format(Text.numbers(), "%,d ms", Math.abs(millis))
                : String.format(Text.numbers(), "%,d s", Math.round(Math.abs(millis) / 1000.0));
        return (millis < 0 ? "−" : "+") + size;
    }

    private static Node rail(Hop hop) {
        Region line = new Region();
        line.getStyleClass().add("hop-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(4, Icons.of(hop.kind().icon(), 20), line);
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(24);
        return rail;
    }

    private static Node heading(Hop hop, Consumer<Place> opener) {
        Label kind = new Label(hop.kind().words());
        kind.getStyleClass().addAll("muted", "hop-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        Label sure = new Label(hop.certainty().words(), Icons.of(hop.certainty().icon(), 14));
        sure.getStyleClass().add("hop-certainty");
        sure.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(12, kind, title(hop, opener), sure);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Node title(Hop hop, Consumer<Place> opener) {
        Place place = hop.place();
        Label plain = new Label(hop.title());
        Hyperlink link = new Hyperlink(hop.title());
        Labeled title = place == null ? plain : link;
        if (place != null) {
            link.setOnAction(event -> opener.accept(place));
        }
        title.setMnemonicParsing(false);
        title.getStyleClass().addAll("mono", "hop-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        title.setTooltip(new Tooltip(hop.title()));
        title.setMinWidth(60);
        title.setAccessibleText(Text.of(
                "{0}: {1}, {2}",
                hop.kind().words(), hop.title(), hop.certainty().words()));
        return title;
    }

    private static Node reason(Hop hop) {
        Label reason = new Label(hop.reason());
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        return reason;
    }

    private static Node facts(Hop hop) {
        GridPane facts = new GridPane(16, 2);
        int row = 0;
        for (Hop.Fact fact : hop.facts()) {
            Label name = new Label(fact.name());
            name.getStyleClass().addAll("muted", "small");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label(fact.value());
            value.getStyleClass().addAll("mono", "small");
            value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            value.setTooltip(new Tooltip(fact.value()));
            value.setMinWidth(60);
            facts.addRow(row++, name, value);
        }
        return facts;
    }

    private static Node times(Hop hop, @Nullable Instant before, ZoneId zone) {
        Instant when = hop.when();
        // S3 tells whole seconds: what is reckoned from them is no more exact.
        boolean coarse = hop.kind() == HopKind.OBJECT;
        String words = when == null
                ? Text.of("time not known")
                : coarse ? Format.time(when, zone) : Format.timeMillis(when, zone);
        Label time = new Label(words);
        time.getStyleClass().addAll(when == null ? "muted" : "mono", "small");
        Label later = new Label(later(before, when, coarse));
        later.getStyleClass().addAll("mono", "hop-later");
        VBox times = new VBox(4, time, later);
        times.setAlignment(Pos.TOP_RIGHT);
        times.setMinWidth(Region.USE_PREF_SIZE);
        return times;
    }
}
