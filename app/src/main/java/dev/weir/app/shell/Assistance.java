package dev.weir.app.shell;

import dev.weir.app.fx.Background;

/** What stands beside the pages of one window and helps with them. Each is made when it is first opened. */
final class Assistance {

    private final SettingsSheet settings;
    private final Links links;
    private final CrashOffer crashes;
    private final TourGuide tours;
    private final HelpDesk help;

    Assistance(
            Console console,
            MainWindow window,
            Connecting connecting,
            Desk desk,
            BrokerFolder brokerFolder,
            Background background) {
        this.settings = new SettingsSheet(desk.settings(), window.overlay(), brokerFolder);
        this.links = new Links(console, connecting, window.overlay());
        this.crashes = new CrashOffer(background, window.overlay(), console::say);
        this.tours = new TourGuide(console, window, desk.memory());
        this.help = new HelpDesk(console, window.overlay(), tours);
    }

    SettingsSheet settings() {
        return settings;
    }

    Links links() {
        return links;
    }

    CrashOffer crashes() {
        return crashes;
    }

    TourGuide tours() {
        return tours;
    }

    HelpDesk help() {
        return help;
    }
}
