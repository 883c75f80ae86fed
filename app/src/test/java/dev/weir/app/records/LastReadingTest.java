package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.account.TestWorkspace;
import dev.weir.app.fx.DirectBackground;
import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.send.BrokerStream;
import dev.weir.app.shell.NoThroughput;
import dev.weir.app.shell.Place;
import dev.weir.broker.BrokerConfig;
import java.time.InstantSource;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What comes back when the program goes on where the last run ended. */
@ExtendWith(ApplicationExtension.class)
class LastReadingTest {

    private final BrokerStream broker = new BrokerStream(BrokerConfig.inMemory());
    private final TestWorkspace workspace = new TestWorkspace(
            broker.connection(), broker.clients(), new DirectBackground(), new NoThroughput(), InstantSource.system());

    @AfterEach
    void stop() {
        broker.close();
    }

    private RecordsPage run(Place place) {
        RecordsPage[] page = new RecordsPage[1];
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            page[0] = new RecordsPage(workspace);
            page[0].open(place);
        });
        return page[0];
    }

    private static void on(RecordsPage page, Runnable change) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, change);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T extends Node> T part(RecordsPage page, String id, Class<T> type) {
        return type.cast(page.content().lookup("#" + id));
    }

    @SuppressWarnings("unchecked") // The box has these choices.
    private static <T> ComboBox<T> box(RecordsPage page, String id) {
        return part(page, id, ComboBox.class);
    }

    private static Object value(RecordsPage page, String id) {
        return part(page, id, ComboBox.class).getValue();
    }

    private void readWithAFilter(Place place) {
        RecordsPage page = run(place);
        on(page, () -> {
            ComboBox<StartFrom> from = box(page, "records-from");
            from.setValue(StartFrom.NEWEST);
            part(page, "records-start-input", TextField.class).setText("250");
            ComboBox<FilterKind> kind = box(page, "records-filter-kind");
            kind.setValue(FilterKind.CEL);
            part(page, "records-filter", TextField.class).setText("size > 20");
            page.hidden();
            page.closed();
        });
    }

    @Test
    void whereToBeginTheFilterAndTheShardComeBackInTheNextRun() {
        broker.create("orders", 2);
        readWithAFilter(new Place.Records("orders", "shardId-000000000001"));

        RecordsPage next = run(new Place.Records("orders", "shardId-000000000001"));
        assertThat(value(next, "records-from")).isEqualTo(StartFrom.NEWEST);
        assertThat(part(next, "records-start-input", TextField.class).getText()).isEqualTo("250");
        assertThat(value(next, "records-filter-kind")).isEqualTo(FilterKind.CEL);
        assertThat(part(next, "records-filter", TextField.class).getText()).isEqualTo("size > 20");
        assertThat(next.place()).isEqualTo(new Place.Records("orders", "shardId-000000000001", null));
        on(next, next::closed);
    }

    @Test
    void anotherStreamAndAPlaceThatSaysWhereBeginAnew() {
        broker.create("orders", 1);
        broker.create("other", 1);
        readWithAFilter(new Place.Records("orders", null));
        RecordsPage other = run(new Place.Records("other", null));
        assertThat(value(other, "records-from")).isEqualTo(StartFrom.MINUTES_AGO);
        assertThat(part(other, "records-filter", TextField.class).getText()).isEmpty();
        on(other, other::closed);

        readWithAFilter(new Place.Records("orders", null));
        RecordsPage given =
                run(new Place.Records("orders", null, InstantSource.system().instant()));
        assertThat(value(given, "records-from")).isEqualTo(StartFrom.AT_TIMESTAMP);
        assertThat(part(given, "records-filter", TextField.class).getText()).isEmpty();
        on(given, given::closed);
    }

    @Test
    void withinARunAStreamThatIsOpenedAgainBeginsAnew() {
        broker.create("orders", 1);
        broker.create("other", 1);
        readWithAFilter(new Place.Records("orders", null));
        RecordsPage page = run(new Place.Records("other", null));
        on(page, () -> page.open(new Place.Records("orders", null)));
        assertThat(value(page, "records-from")).isEqualTo(StartFrom.MINUTES_AGO);
        on(page, page::closed);
    }
}
