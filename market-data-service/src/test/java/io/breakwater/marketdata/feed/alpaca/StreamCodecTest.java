package io.breakwater.marketdata.feed.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.breakwater.marketdata.feed.FeedMessage;
import io.breakwater.marketdata.instrument.Symbol;
import io.breakwater.marketdata.quote.RawQuote;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;

/** Frames as Alpaca's documentation shows them, in both codecs. */
class StreamCodecTest {

  private static final Instant AT = Instant.parse("2013-01-03T15:00:00.123456789Z");
  private static final RawQuote QUOTE =
      new RawQuote(
          Symbol.of("AAPL"),
          new BigDecimal("549.99"),
          new BigDecimal("550.01"),
          BigDecimal.valueOf(3),
          BigDecimal.valueOf(4),
          AT);

  private final JsonCodec json = new JsonCodec();
  private final MsgpackCodec msgpack = new MsgpackCodec();

  @Test
  void readsAQuoteFromJson() {
    assertThat(
            json(
                """
                [{"T":"q","S":"AAPL","bx":"V","bp":549.99,"bs":3,"ax":"V","ap":550.01,"as":4,
                  "c":["R"],"z":"C","t":"2013-01-03T15:00:00.123456789Z"}]
                """))
        .containsExactly(new FeedMessage.Quoted(QUOTE));
  }

  @Test
  void readsAQuoteFromMessagePackWithItsTimestampExtension() throws IOException {
    assertThat(msgpack(quoteFrame(549.99, 550.01))).containsExactly(new FeedMessage.Quoted(QUOTE));
  }

  @Test
  void readsBinaryPricesAsTheDecimalsThatWereMeant() throws IOException {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      BigDecimal bid =
          BigDecimal.valueOf(random.nextLong(1, 10_000_000_000L), random.nextInt(0, 7));

      var read = msgpack(quoteFrame(bid.doubleValue(), bid.doubleValue()));

      assertThat(read)
          .as("seed %d", seed)
          .singleElement()
          .isInstanceOfSatisfying(
              FeedMessage.Quoted.class,
              quoted -> assertThat(quoted.quote().bid()).isEqualByComparingTo(bid));
    }
  }

  @Test
  void readsWhatIsSubscribedTo() {
    assertThat(
            json("[{\"T\":\"subscription\",\"trades\":[],\"quotes\":[\"AAPL\",\"BRK.B\",\"x\"]}]"))
        .containsExactly(new FeedMessage.Subscribed(Set.of(Symbol.of("AAPL"), Symbol.of("BRK.B"))));
  }

  @Test
  void readsARefusal() {
    assertThat(json("[{\"T\":\"error\",\"code\":405,\"msg\":\"symbol limit exceeded\"}]"))
        .containsExactly(new FeedMessage.Refused(405, "symbol limit exceeded"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"T\":\"t\",\"S\":\"AAPL\",\"p\":1}]",
        "[{\"T\":\"q\",\"S\":\"AAPL\"}]",
        "[{\"T\":\"q\",\"S\":\"aapl\",\"bp\":1,\"ap\":2,\"bs\":1,\"as\":1,\"t\":\"2013-01-03T15:00:00Z\"}]",
        "[{\"T\":\"q\",\"S\":\"AAPL\",\"bp\":\"1\",\"ap\":2,\"bs\":1,\"as\":1,\"t\":\"2013-01-03T15:00:00Z\"}]",
        "[{\"T\":\"q\",\"S\":\"AAPL\",\"bp\":1,\"ap\":2,\"bs\":1,\"as\":1,\"t\":\"yesterday\"}]",
        "[{\"T\":\"q\",\"S\":\"AAPL\",\"bp\":1,\"ap\":2,\"bs\":1,\"as\":1,\"t\":null}]",
        "[{}]"
      })
  void countsWhatItHasNoUseForAsUnexpected(String frame) {
    assertThat(json(frame)).singleElement().isInstanceOf(FeedMessage.Unexpected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"T\":\"q\"}", "[1]", "null!", "[[]]"})
  void refusesAFrameThatIsNoArrayOfMessages(String frame) {
    assertThatThrownBy(() -> json.decode(bytes(frame)))
        .isInstanceOf(UnreadableFrameException.class);
  }

  @Test
  void refusesBinaryNonsenseWhateverItIs() {
    for (long seed = 0; seed < 5_000; seed++) {
      byte[] noise = new byte[(int) (seed % 64)];
      new SplittableRandom(seed).nextBytes(noise);
      try {
        msgpack.decode(ByteBuffer.wrap(noise)).forEach(StreamMessages::read);
      } catch (UnreadableFrameException expected) {
        assertThat(expected).as("seed %d", seed).hasMessageContaining("MessagePack");
      }
    }
  }

  @Test
  void writesWhatAlpacaReads() throws IOException {
    var subscribe =
        StreamMessages.subscription("subscribe", List.of(Symbol.of("MSFT"), Symbol.of("AAPL")));

    assertThat(new String(json.encode(subscribe), StandardCharsets.UTF_8))
        .contains("\"action\":\"subscribe\"", "\"quotes\":[\"AAPL\",\"MSFT\"]");
    try (var unpacker = MessagePack.newDefaultUnpacker(msgpack.encode(subscribe))) {
      assertThat(unpacker.unpackValue().toJson())
          .contains("\"action\":\"subscribe\"", "\"quotes\":[\"AAPL\",\"MSFT\"]");
    }
  }

  private List<FeedMessage> json(String frame) {
    return json.decode(bytes(frame)).stream().map(StreamMessages::read).toList();
  }

  private List<FeedMessage> msgpack(byte[] frame) {
    return msgpack.decode(ByteBuffer.wrap(frame)).stream().map(StreamMessages::read).toList();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] quoteFrame(double bid, double ask) throws IOException {
    try (var packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(1);
      packer.packMapHeader(7);
      packer.packString("T").packString("q");
      packer.packString("S").packString("AAPL");
      packer.packString("bp").packDouble(bid);
      packer.packString("ap").packDouble(ask);
      packer.packString("bs").packInt(3);
      packer.packString("as").packInt(4);
      packer.packString("t").packTimestamp(AT);
      return packer.toByteArray();
    }
  }
}
