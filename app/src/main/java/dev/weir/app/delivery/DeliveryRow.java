package dev.weir.app.delivery;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One delivery stream of the table. JavaFX thread only. */
final class DeliveryRow {

    private final String name;
    private final ReadOnlyObjectWrapper<@Nullable DeliveryFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable DeliverySummary> summary = new ReadOnlyObjectWrapper<>();

    DeliveryRow(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Null until it was described. */
    ReadOnlyObjectProperty<@Nullable DeliveryFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** Null until its metrics were read. */
    ReadOnlyObjectProperty<@Nullable DeliverySummary> summary() {
        return summary.getReadOnlyProperty();
    }

    void setFacts(DeliveryFacts next) {
        if (!next.equals(facts.get())) {
            facts.set(next);
        }
    }

    void setFigures(List<Figures> history) {
        DeliveryFacts known = facts.get();
        if (known != null) {
            summary.set(DeliverySummary.of(history, S3Facts.of(known)));
        }
    }
}
