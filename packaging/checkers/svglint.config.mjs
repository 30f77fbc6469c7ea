// A drawing is well formed, has a title for those who listen, and does nothing but draw.
export default {
  rules: {
    valid: true,
    elm: {
      "svg > title": 1,
      script: false,
      image: false,
      foreignObject: false,
      use: false,
    },
    attr: [{ "rule::selector": "svg", role: "img", viewBox: true, xmlns: "http://www.w3.org/2000/svg" }],
  },
};
