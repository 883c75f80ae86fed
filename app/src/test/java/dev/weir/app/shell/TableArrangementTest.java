package dev.weir.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.shell.TableArrangement.Column;
import dev.weir.app.shell.TableArrangement.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableArrangementTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        TableArrangement arrangement = new TableArrangement(
                List.of(new Column("In, rec/s", 96, true), new Column("Name", 280, false)),
                List.of(new Sort("In, rec/s", false), new Sort("Name", true)));
        assertThat(TableArrangement.parse(arrangement.text())).isEqualTo(arrangement);
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertThat(TableArrangement.parse("")).isEqualTo(new TableArrangement(List.of(), List.of()));
        assertThat(TableArrangement.parse("Name:wide:shown;State:80:hidden;:;|x;State:down;"))
                .isEqualTo(new TableArrangement(
                        List.of(new Column("State", 80, false)), List.of(new Sort("State", false))));
    }
}
