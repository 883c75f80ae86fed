package dev.weir.app.produce;

import dev.weir.app.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** Generators to begin with. */
final class StartingGenerators {

    private static final String CLICKS = """
            {
              "event": "#{pick 'view','view','view','search','cart','buy'}",
              "at": "#{now}",
              "visitor": "#{key}",
              "page": "/#{pick 'shoes','coats','hats','sale'}/#{int 1,400}",
              "agent": "#{Internet.userAgent}",
              "ip": "#{Internet.ipV4Address}"
            }""";

    private static final String SENSOR = """
            {"sensor":"#{key}","n":#{seq},"at":#{now 'millis'},"celsius":#{walk 21,0.3,-10,45},"humid":#{decimal 30,70,1},"ok":#{chance 0.98,'true','false'}}""";

    private static final String ORDERS = """
            {
              "order": #{seq 10000},
              "at": "#{now}",
              "customer": "#{Name.fullName}",
              "country": "#{Address.countryCode}",
              "item": "#{Commerce.productName}",
              "quantity": #{int 1,5},
              "price": #{decimal 2,250}
            }""";

    private static final String LOG = """
            #{now} #{pick 'INFO','INFO','INFO','DEBUG','WARN','ERROR'} [#{key}] #{pick 'GET','GET','POST','DELETE'} /api/#{pick 'orders','users','carts'}/#{int 1,9999} #{pick '200','200','200','404','500'} #{int 2,900}ms #{uuid}""";

    private StartingGenerators() {}

    static Map<String, GeneratorSettings> all() {
        Map<String, GeneratorSettings> all = new LinkedHashMap<>();
        all.put(Text.of("Clickstream"), settings(CLICKS, KeyKind.ZIPF, 1_000, "visitor-", 100));
        all.put(Text.of("Sensor readings"), settings(SENSOR, KeyKind.ROUND_ROBIN, 50, "sensor-", 50));
        all.put(Text.of("Orders"), settings(ORDERS, KeyKind.FIELD, 1_000, "$.order", 10));
        all.put(Text.of("Log lines"), settings(LOG, KeyKind.UNIFORM, 20, "host-", 200));
        return all;
    }

    private static GeneratorSettings settings(String template, KeyKind keys, int count, String keyText, double rate) {
        return new GeneratorSettings(template, keys, count, 1, keyText, 1, rate, 0, 500, false, 0, 0, 0);
    }
}
