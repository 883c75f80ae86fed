package dev.weir.app.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.fx.DirectBackground;
import dev.weir.app.records.filter.FilterKind;
import dev.weir.app.records.log.OneRecord;
import dev.weir.app.records.log.RecordTest;
import org.junit.jupiter.api.Test;

/** The filter that a hot key brings. */
class OnlyKeyTest {

    private final FilterModel filter = new FilterModel(new DirectBackground(), test -> {});
    private final OnlyKey only = new OnlyKey(filter);

    @Test
    void itLetsThroughTheRecordsOfThatKeyAlone() {
        for (String key : new String[] {"customer-42", "o'neill", "a\\'b", "tab\there\n", "ключ\u0000🔑"}) {
            only.key(key);
            assertThat(filter.wrong().get()).as(key).isNull();
            assertThat(verdict(key)).as(key).isEqualTo(RecordTest.Verdict.YES);
            assertThat(verdict(key + "1")).as(key).isEqualTo(RecordTest.Verdict.NO);
        }
    }

    @Test
    void theNextPlaceTakesItAwayUnlessThePersonChangedIt() {
        only.key("customer-42");
        only.key(null);
        assertThat(filter.text().get()).isEmpty();
        only.key("customer-42");
        filter.set(FilterKind.TEXT, "my own");
        only.key(null);
        assertThat(filter.text().get()).isEqualTo("my own");
    }

    private RecordTest.Verdict verdict(String key) {
        return filter.inForce().test(OneRecord.of(key, new byte[0]));
    }
}
