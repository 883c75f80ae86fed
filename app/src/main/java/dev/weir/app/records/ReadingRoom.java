package dev.weir.app.records;

import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Preferences;

/** What records that were read may fill, in bytes. */
record ReadingRoom(long memoryBytes, long diskBytes) {

    /** As a person chose it. */
    static ReadingRoom of(Preferences preferences) {
        return new ReadingRoom(
                (long) preferences.get(Preference.RECORD_MEMORY) << 20,
                (long) preferences.get(Preference.RECORD_DISK) << 20);
    }
}
