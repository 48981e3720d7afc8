#include "BareLibYAML.h"

#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static void print_text(FILE *out, const unsigned char *text, size_t count) {
  for (size_t index = 0; index < count; index++) {
    switch (text[index]) {
    case '\\': fputs("\\\\", out); break;
    case '\0': fputs("\\0", out); break;
    case '\b': fputs("\\b", out); break;
    case '\n': fputs("\\n", out); break;
    case '\r': fputs("\\r", out); break;
    case '\t': fputs("\\t", out); break;
    default: fputc(text[index], out);
    }
  }
}

static void print_properties(FILE *out, const yaml_char_t *anchor, const yaml_char_t *tag) {
  if (anchor) fprintf(out, " &%s", anchor);
  if (tag) fprintf(out, " <%s>", tag);
}

static void print_scalar(FILE *out, const yaml_event_t *event) {
  fputs("=VAL", out);
  print_properties(out, event->data.scalar.anchor, event->data.scalar.tag);
  switch (event->data.scalar.style) {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: fputs(" '", out); break;
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: fputs(" \"", out); break;
  case YAML_LITERAL_SCALAR_STYLE: fputs(" |", out); break;
  case YAML_FOLDED_SCALAR_STYLE: fputs(" >", out); break;
  default: fputs(" :", out);
  }
  print_text(out, event->data.scalar.value, event->data.scalar.length);
  fputc('\n', out);
}

static void print_event(FILE *out, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_STREAM_START_EVENT: fputs("+STR\n", out); break;
  case YAML_STREAM_END_EVENT: fputs("-STR\n", out); break;
  case YAML_DOCUMENT_START_EVENT:
    fputs(event->data.document_start.implicit ? "+DOC\n" : "+DOC ---\n", out);
    break;
  case YAML_DOCUMENT_END_EVENT:
    fputs(event->data.document_end.implicit ? "-DOC\n" : "-DOC ...\n", out);
    break;
  case YAML_SEQUENCE_START_EVENT:
    fputs(event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? "+SEQ []" : "+SEQ", out);
    print_properties(out, event->data.sequence_start.anchor, event->data.sequence_start.tag);
    fputc('\n', out);
    break;
  case YAML_MAPPING_START_EVENT:
    fputs(event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? "+MAP {}" : "+MAP", out);
    print_properties(out, event->data.mapping_start.anchor, event->data.mapping_start.tag);
    fputc('\n', out);
    break;
  case YAML_SEQUENCE_END_EVENT: fputs("-SEQ\n", out); break;
  case YAML_MAPPING_END_EVENT: fputs("-MAP\n", out); break;
  case YAML_ALIAS_EVENT: fprintf(out, "=ALI *%s\n", event->data.alias.anchor); break;
  case YAML_SCALAR_EVENT: print_scalar(out, event); break;
  default: break;
  }
}

static long drain(const uint8_t *bytes, size_t count, FILE *out) {
  yaml_parser_t parser;
  yaml_event_t event;
  long events = 0;
  int is_done = 0;
  if (!yaml_parser_initialize(&parser)) return -1;
  yaml_parser_set_input_string(&parser, bytes, count);
  while (!is_done) {
    if (!yaml_parser_parse(&parser, &event)) {
      if (out) fputs("ERROR\n", out);
      yaml_parser_delete(&parser);
      return -1;
    }
    events++;
    is_done = event.type == YAML_STREAM_END_EVENT;
    if (out) print_event(out, &event);
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return events;
}

char *bare_libyaml_events(const uint8_t *bytes, size_t count) {
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  drain(bytes, count, out);
  fclose(out);
  return text;
}

long bare_libyaml_drain(const uint8_t *bytes, size_t count) { return drain(bytes, count, NULL); }
