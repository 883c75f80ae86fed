package dev.weir.app.records;

import dev.weir.app.fx.Pace;
import dev.weir.app.records.log.RecordLog;
import dev.weir.app.records.log.SpillFolder;
import dev.weir.app.settings.Preferences;

/** How the records of a page are set up: the program's way, or a test's. */
record RecordsSetting(Pace pace, RecordLog.Waiting waiting, SpillFolder folder, double readsASecond, ReadingRoom room) {

    /** In the room that is usual. */
    RecordsSetting(Pace pace, RecordLog.Waiting waiting, SpillFolder folder, double readsASecond) {
        this(pace, waiting, folder, readsASecond, ReadingRoom.of(Preferences.USUAL));
    }

    static RecordsSetting usual(double readsASecond, ReadingRoom room) {
        return new RecordsSetting(Pace.real(), RecordLog.Waiting.PAGE, SpillFolder.ofProcess(), readsASecond, room);
    }
}
