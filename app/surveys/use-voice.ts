import { useEffect, useState } from 'react';

/**
 * Reads a text aloud with a voice of the device itself (others would send the text away); null where there is none that
 * speaks the language.
 */
export function useVoice(language: string): ((text: string) => void) | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const { speechSynthesis } = window;
    const find = () => {
      const voices = speechSynthesis.getVoices();
      setVoice(voices.find(({ localService, lang }) => localService && lang.startsWith(language)) ?? null);
    };
    find();
    speechSynthesis.addEventListener('voiceschanged', find);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', find);
      speechSynthesis.cancel();
    };
  }, [language]);
  if (!voice) return null;
  return (text) => {
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(said);
  };
}
