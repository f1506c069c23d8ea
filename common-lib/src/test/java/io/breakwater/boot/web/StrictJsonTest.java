package io.breakwater.boot.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {
  private static final JsonMapper JSON = mapper();

  static Stream<Arguments> bounds() {
    return Stream.of(
        Arguments.of("depth", nested(32), nested(33)),
        Arguments.of("string", string(16_384), string(16_385)),
        Arguments.of("number", "9".repeat(64), "9".repeat(65)),
        Arguments.of("name", named(256), named(257)),
        Arguments.of("tokens", zeros(19_998), zeros(19_999)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bounds")
  void boundsWhatItReads(String what, String longest, String tooLong) {
    assertThatCode(() -> JSON.readTree(longest)).doesNotThrowAnyException();
    assertThatThrownBy(() -> JSON.readTree(tooLong)).isInstanceOf(StreamConstraintsException.class);
  }

  private static JsonMapper mapper() {
    var strict = new StrictJson();
    var factory = JsonFactory.builder();
    strict.customize(factory);
    var mapper = JsonMapper.builder(factory.build());
    strict.customize(mapper);
    return mapper.build();
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  /** Longer than Jackson's buffer by far: it counts a string where the buffer ends. */
  private static String string(int length) {
    return '"' + "x".repeat(length) + '"';
  }

  private static String named(int length) {
    return "{\"" + "x".repeat(length) + "\":1}";
  }

  /** The brackets are tokens too. */
  private static String zeros(int count) {
    return "[0" + ",0".repeat(count - 1) + "]";
  }
}
