package dev.weir.app.delivery.code;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** A delivery stream as a CloudFormation template in YAML. Its properties bear the API's names. */
public final class CloudFormationText {

    private static final int WIDEST = 10_000;

    private CloudFormationText() {}

    /** The template. Secrets are parameters that are not shown. */
    public static String of(CreateDeliveryStreamRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Object properties = withParameters(RequestMap.of(request), parameters, "");
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put("Description", "The delivery stream " + request.deliveryStreamName());
        if (!parameters.isEmpty()) {
            template.put("Parameters", parameters);
        }
        template.put(
                "Resources",
                Map.of(
                        "DeliveryStream",
                        ordered("Type", "AWS::KinesisFirehose::DeliveryStream", "Properties", properties)));
        return new Yaml(style()).dump(template);
    }

    private static DumperOptions style() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        // A prefix or a query stands on one line, so that it can be found and copied.
        options.setWidth(WIDEST);
        return options;
    }

    private static Object withParameters(Object value, Map<String, Object> parameters, String name) {
        if (RequestMap.SECRET.equals(value)) {
            parameters.put(name, ordered("Type", "String", "NoEcho", true));
            return Map.of("Ref", name);
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach(
                (key, one) -> changed.put(String.valueOf(key), withParameters(one, parameters, String.valueOf(key))));
        return changed;
    }

    private static Map<String, Object> ordered(String key, Object value, String other, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(other, otherValue);
        return map;
    }
}
