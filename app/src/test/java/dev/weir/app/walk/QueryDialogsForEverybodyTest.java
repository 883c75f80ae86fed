package dev.weir.app.walk;

import static dev.weir.app.walk.Keyboard.until;

import dev.weir.app.connection.Connection;
import dev.weir.app.shell.OpenConsole;
import dev.weir.app.shell.Place;
import dev.weir.app.shell.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The dialogs of the Query page can be read in both themes, worked without a mouse and spoken by a screen reader. */
@ExtendWith(ApplicationExtension.class)
class QueryDialogsForEverybodyTest {

    private static final String OLD = """
            CREATE OR REPLACE STREAM "BY_NUMBER" ("number" INTEGER, "records" INTEGER);
            CREATE OR REPLACE PUMP "COUNT_PUMP" AS INSERT INTO "BY_NUMBER"
            SELECT STREAM "number", COUNT(*) AS "records" FROM "SOURCE_SQL_STREAM_001"
            GROUP BY "number", STEP("SOURCE_SQL_STREAM_001".ROWTIME BY INTERVAL '1' HOUR);
            CREATE OR REPLACE PUMP "ERRORS" AS INSERT INTO "E" SELECT STREAM * FROM error_stream;""";

    @TempDir
    Path folder;

    private Stage stage;
    private OpenConsole open;

    @Start
    void start(Stage opened) {
        stage = opened;
    }

    @BeforeEach
    void open() throws Exception {
        open = OpenConsole.withAllPages(stage, Connection.Kind.TEST, OpenConsole.usual());
        PagesWalkTest.fill(open.clients().kinesis());
    }

    @AfterEach
    void close() throws Exception {
        open.close();
    }

    @Test
    void everyDialogIsForEverybody(FxRobot robot) throws Exception {
        Path nets = Files.writeString(folder.resolve("nets.csv"), "net,operator,since\nak,Alaska,1990\n");
        WhatOpens opens = WhatOpens.over(open, robot);
        for (Theme theme : Theme.values()) {
            opens.in(theme);
            open.go(new Place.Query("SELECT $least AS least"));
            opens.each("parameters", pressing("#query-run"), "#parameter-least");
            opens.each("saved queries", () -> OnScreen.choose("#query-saved", "query-save"), "#parameter-Name");
            opens.each("gallery", pressing("#query-examples"), "#query-gallery");
            opens.each("reference", pressing("#query-add-reference"), () -> name(nets), ".combo-box");
            opens.each("schema", pressing(".schema-button"), "#schema-tree");
            open.go(new Place.Query(OLD));
            opens.each("old dialect", pressing("#query-translate"), "#old-dialect");
            open.go(new Place.Query("SELECT number, count(*) AS n FROM \"walked-stream\" GROUP BY number"));
            opens.each("plan", pressing("#query-plan"), "#plan-steps");
        }
        opens.areForEverybody();
    }

    private static Runnable pressing(String button) {
        until(button + " is there", () -> OnScreen.find(button) != null);
        return () -> OnScreen.press(button);
    }

    private static void name(Path file) {
        TextField path = OnScreen.node("#reference-path", TextField.class);
        path.setText(file.toString());
        path.fireEvent(new ActionEvent());
    }
}
