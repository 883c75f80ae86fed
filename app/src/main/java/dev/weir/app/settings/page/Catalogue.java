package dev.weir.app.settings.page;

import dev.weir.app.connection.proxy.ProxyChoice;
import dev.weir.app.records.decode.Kind;
import dev.weir.app.settings.Preference;
import dev.weir.app.settings.Settings;
import dev.weir.app.settings.page.Form.Option;
import dev.weir.app.text.Text;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All settings of the program. */
final class Catalogue {

    private Catalogue() {}

    static List<Setting> all() {
        return Stream.of(appearance(), start(), records(), network(), broker(), privacy())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Setting> appearance() {
        return List.of(
                new Setting(
                        "setting-theme",
                        Group.APPEARANCE,
                        Text.of("Theme"),
                        Text.of("Light or dark colours. Ctrl+Shift+L flips them."),
                        new Form.OneOf(List.of(
                                new Option("system", Text.of("As the system")),
                                new Option("light", Text.of("Light")),
                                new Option("dark", Text.of("Dark")))),
                        Settings.defaults().theme(),
                        Settings::theme,
                        Settings::withTheme),
                Setting.of(
                        Preference.DENSITY,
                        Group.APPEARANCE,
                        Text.of("Density"),
                        Text.of("How much room rows and pages take. Compact shows more rows at once."),
                        new Form.OneOf(List.of(
                                new Option("comfortable", Text.of("Comfortable")),
                                new Option("compact", Text.of("Compact"))))),
                Setting.of(
                        Preference.SCALE,
                        Group.APPEARANCE,
                        Text.of("Scale"),
                        Text.of(
                                "How large everything is drawn, from 80 to 200 %. Ctrl+Plus and Ctrl+Minus change it by a step."),
                        new Form.Typed("%", "100")),
                new Setting(
                        "setting-zone",
                        Group.APPEARANCE,
                        Text.of("Time zone"),
                        Text.of(
                                "The zone in which times are shown: UTC, local for the zone of this computer ({0}), or the name of any other.",
                                ZoneId.systemDefault().getId()),
                        new Form.Suggested(zones()),
                        Settings.defaults().zone(),
                        Settings::zone,
                        (settings, text) -> settings.withZone(Preference.zone(text))),
                Setting.of(
                        Preference.LANGUAGE,
                        Group.APPEARANCE,
                        Text.of("Language"),
                        Text.of(
                                "The language of the program. Windows are built anew in it at once; names of AWS stay as they are."),
                        new Form.OneOf(List.of(
                                new Option("system", Text.of("As the system")),
                                new Option("en", "English"),
                                new Option("de", "Deutsch")))));
    }

    private static List<Setting> start() {
        return List.of(
                Setting.of(
                        Preference.RESTORE,
                        Group.START,
                        Text.of("Go on where the last run ended"),
                        Text.of(
                                "Opens the page, the stream and the window's place of the last time. Otherwise Weir starts on the overview."),
                        new Form.Switch(Text.of("Go on"))),
                Setting.of(
                        Preference.TOURS,
                        Group.START,
                        Text.of("Tours"),
                        Text.of(
                                "Shows what a page is for, in a few steps, when it is opened for the first time. Help (F1) plays them again."),
                        new Form.Switch(Text.of("Show on first use"))),
                new Setting(
                        "setting-demo",
                        Group.START,
                        Text.of("Demo"),
                        Text.of(
                                "Replays recorded data into the embedded broker, and only there, so that there is something to look at."),
                        new Form.Switch(Text.of("Play at the start")),
                        "on",
                        settings -> settings.demo() ? "on" : "off",
                        (settings, text) -> settings.withDemo(text.equals("on"))));
    }

    private static List<Setting> records() {
        List<Option> decoders = Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.HEX)
                .map(kind -> new Option(kind.name(), kind.title()))
                .toList();
        return List.of(
                Setting.of(
                        Preference.DECODERS_OFF,
                        Group.RECORDS,
                        Text.of("Decoders"),
                        Text.of(
                                "What X-ray tries on the bytes of a record by itself. One that is turned off can still be chosen for a record by hand."),
                        new Form.AllBut(decoders)),
                Setting.of(
                        Preference.DECODERS_ORDER,
                        Group.RECORDS,
                        Text.of("Order of decoders"),
                        Text.of(
                                "In which order X-ray tries them. The surest wins; where several are as sure, the first of them. Holds for records that are chosen from now on."),
                        new Form.Ordered(decoders)),
                Setting.of(
                        Preference.RECORD_MEMORY,
                        Group.RECORDS,
                        Text.of("Memory for records"),
                        Text.of(
                                "How much of what was read stays in memory, from 8 to 1,024 MiB; the rest is on disk. Holds for what is read from now on."),
                        new Form.Typed("MiB", "32")),
                Setting.of(
                        Preference.RECORD_DISK,
                        Group.RECORDS,
                        Text.of("Disk for records"),
                        Text.of(
                                "How much of what was read may lie on disk while Weir runs, from 64 to 65,536 MiB, but never more than a quarter of what is free. Then the oldest records go."),
                        new Form.Typed("MiB", "4096")),
                Setting.of(
                        Preference.ANSWER_ROWS,
                        Group.RECORDS,
                        Text.of("Rows of an answer"),
                        Text.of(
                                "How many rows of a query's answer are kept, from 1,000 to 1,000,000. Holds for statements that are opened from now on."),
                        new Form.Typed(Text.of("rows"), "100000")),
                Setting.of(
                        Preference.COURTESY,
                        Group.RECORDS,
                        Text.of("Courtesy"),
                        Text.of(
                                "Reads a second of each shard, from 0.2 to 5, on connections where the slider of the Records page was not moved. A shard answers five a second to all its readers together."),
                        new Form.Typed(Text.of("reads a second"), "2")));
    }

    private static List<Setting> network() {
        return List.of(
                Setting.of(
                        Preference.PROXY,
                        Group.NETWORK,
                        Text.of("Proxy"),
                        Text.of(
                                "The way of calls to AWS. The system's proxy is what HTTPS_PROXY and NO_PROXY or Java's properties say. This computer is always reached directly. Holds for connections that are made from now on."),
                        new Form.OneOf(List.of(
                                new Option("system", Text.of("As the system")),
                                new Option("none", Text.of("None")),
                                new Option("manual", Text.of("The one below"))))),
                Setting.of(
                        Preference.PROXY_HOST,
                        Group.NETWORK,
                        Text.of("Proxy: host"),
                        Text.of("The proxy's name or address, without http://."),
                        new Form.Typed("", "proxy.example.com")),
                Setting.of(
                        Preference.PROXY_PORT,
                        Group.NETWORK,
                        Text.of("Proxy: port"),
                        Text.of("Where the proxy listens, from 1 to 65535."),
                        new Form.Typed("", "8080")),
                Setting.of(
                        Preference.PROXY_USER,
                        Group.NETWORK,
                        Text.of("Proxy: user"),
                        Text.of("Who asks the proxy; empty if it wants no name."),
                        new Form.Typed("", "")),
                Setting.said(
                        "setting-proxy-password",
                        Group.NETWORK,
                        Text.of("Proxy: password"),
                        Text.of(
                                "Kept in memory until Weir ends and never written down. The variable {0} can hold it instead.",
                                ProxyChoice.PASSWORD_VARIABLE),
                        new Form.Secret()),
                Setting.of(
                        Preference.PROXY_NOT_FOR,
                        Group.NETWORK,
                        Text.of("Proxy: not for"),
                        Text.of(
                                "Hosts that are reached directly, with commas between them: a name, *.example.com, or .example.com for all below it."),
                        new Form.Typed("", ".example.com")));
    }

    private static List<Setting> broker() {
        return List.of(Setting.of(
                Preference.BROKER_FOLDER,
                Group.BROKER,
                Text.of("Data folder"),
                Text.of(
                        "Where the embedded broker keeps everything. With another folder it starts anew there; nothing is moved or deleted."),
                new Form.Folder()));
    }

    private static List<Setting> privacy() {
        return List.of(Setting.said(
                "setting-telemetry",
                Group.PRIVACY,
                Text.of("Telemetry: none"),
                Text.of(
                        "Weir sends nothing to anyone. It speaks with the endpoints of your connection and with nobody else; reports of crashes stay on this computer."),
                new Form.Said()));
    }

    private static List<String> zones() {
        List<String> zones = new ArrayList<>(List.of("UTC", "local"));
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .forEach(zones::add);
        return List.copyOf(zones);
    }
}
